"""What the control accounts of sub-ledgers refuse."""

TEXTS: dict[str, str] = {
    "sub_ledger": "Akun ini punya buku pembantu, dan catatan ini tidak sesuai dengannya."
    " Sebutkan siapa atau apa pada barisnya, atau catat dari menu buku pembantunya.",
    "identity_missing": "Baris pada akun {account} belum menyebut {dimension}. Sebutkan, supaya"
    " buku pembantu {sub_ledger} sama dengan saldonya.",
    "register_posts_only": "Akun {account} hanya diisi lewat buku pembantu {sub_ledger}. Catat"
    " dari menunya.",
    "wrong_document": "Nota {document} tidak dapat dipakai pada akun {account} untuk {party}."
    " Pilih nota milik pihak itu.",
    "overpaid_document": "Sisa {document} pada {on} hanya {left}, kurang dari {asked}. Periksa"
    " jumlahnya, atau pilih juga nota lain.",
}
