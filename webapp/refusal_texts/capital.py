"""What the capital register and its funds refuse."""

TEXTS: dict[str, str] = {
    "capital": "Modal ini tidak dapat dicatat seperti yang diisi. Periksa isiannya.",
    "contributor_not_offered": "{contributor} bukan penyetor modal dari sumber {source}."
    " Pilih sumber atau penyetor lain.",
    "treatment_not_offered": "Dana dari {source} harus ditetapkan menurut perjanjiannya."
    " Pilih perlakuan yang sesuai: donasi, utang, atau penyertaan pada satu unit.",
    "paper_required": "Modal dari {source} memerlukan nomor {paper}. Isi dahulu nomornya.",
    "land_as_capital": "Tanah, dan bangunan milik Desa, tidak dapat menjadi modal (akun"
    " {account}). Catat sebagai aset Desa yang dipakai dengan perjanjian.",
    "register_only": "Akun {account} hanya bergerak melalui buku modal. Catat lewat menu"
    " Modal, dengan keputusan dan buktinya.",
    "fund_unbalanced": "Baris dengan sumber dana {fund} tidak seimbang: debit {debits}, kredit"
    " {credits}. Pakai sumber dana yang sama pada kedua sisi.",
    "ring_fence_exceeded": "Sisa dana {fund} tinggal {left}, kurang dari {amount}. Bayar"
    " paling banyak sebesar sisanya, atau dari dana lain.",
    "outside_purpose": "Dana {fund} tidak direncanakan untuk akun {account} di"
    " {unit_or_office}. Bayar dari dana lain, atau ubah rencana pemakaiannya.",
    "set_aside": "Di akun {account} hanya ada {free} yang bebas, kurang dari {amount};"
    " selebihnya disimpan untuk dana {fund}. Bayar dari akun lain, atau pakai dana itu bila"
    " sesuai.",
    "more_than_held": "Modal {contributor} dalam {fund} tinggal {held}, kurang dari {amount}."
    " Isi paling banyak sebesar itu.",
    "fund_exhausted": "Uang dana {fund} tinggal {left}, kurang dari {amount} yang dikembalikan."
    " Sebutkan aset yang diambil alih dengan uang sendiri.",
    "shares_past_whole": "Bagian {share} melebihi yang tersisa dari {whole}, yaitu {free}."
    " Kurangi bagiannya: semuanya paling banyak 100 persen.",
    "capital_moved_on": "Modal {fund} sudah dikembalikan atau dialihkan sebagian. Batalkan"
    " dahulu perubahan itu, baru modalnya.",
    "opening_exceeded": "Saldo awal akun {account} yang belum dirinci tinggal {left}, kurang"
    " dari {amount}. Isi paling banyak sebesar itu.",
}
