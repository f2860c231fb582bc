"""What work plans and proposals refuse."""

TEXTS: dict[str, str] = {
    "planning": "Rencana atau usulan ini tidak dapat diproses seperti yang diminta. Periksa"
    " isian dan tahapnya.",
    "wrong_stage": "{kind} {key} {stage}, jadi ini tidak dapat dilakukan. Lihat tahapnya; yang"
    " sudah disahkan hanya berubah lewat perubahan rencana.",
    "empty_plan": "{kind} {key} belum berisi angka. Isi dahulu anggarannya, lalu ajukan.",
    "review_missing": "{kind} {key} belum disetujui {missing}. Catat dahulu hasil telaahnya,"
    " lalu sahkan.",
    "decision_spent": "Keputusan {number} sudah mengesahkan rencana {key}. Pakai keputusan"
    " musyawarah yang mengesahkan rencana ini.",
    "proposal_not_approved": "Usulan {proposal} belum disetujui musyawarah pada tanggal itu,"
    " jadi belum dapat dibiayai. Catat dahulu keputusannya.",
}
