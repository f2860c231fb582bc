"""What deliberations, decisions, papers, organs and cooperation refuse."""

TEXTS: dict[str, str] = {
    "decision": "Ini memerlukan keputusan musyawarah yang sesuai. Periksa keputusannya.",
    "decision_required": "Ini hanya boleh dicatat dengan keputusan: {wanted}. Catat dahulu"
    " keputusan musyawarahnya, lalu pilih nomornya.",
    "wrong_decision": "Keputusan {number} tentang hal lain: {decided}. Yang diperlukan:"
    " {wanted}. Pilih keputusan yang sesuai.",
    "decision_too_late": "Keputusan {number} baru diambil pada {decided_on}, sesudah {on}."
    " Pilih tanggal sesudah keputusan itu.",
    "decision_revoked": "Keputusan {number} sudah dicabut sejak {revoked_on}, jadi tidak"
    " berlaku pada {on}. Pilih keputusan yang masih berlaku.",
    "decision_exceeded": "Keputusan {number} membolehkan paling banyak {most}. Sudah dipakai"
    " {spent}, jadi {wanted} tidak muat lagi. Kurangi jumlahnya, atau minta keputusan baru.",
    "decision_used": "Keputusan {number} sudah dipakai dalam pembukuan, jadi tidak dapat"
    " diubah. Catat keputusan baru, atau cabut yang lama.",
    "wrong_organ": "{deliberation} tidak dapat memutuskan hal ini: {decided}. Catat keputusan"
    " Musyawarah Desa atau Musyawarah Antar Desa.",
    "handover": "Serah terima ini tidak dapat dilanjutkan. Periksa isiannya.",
    "handover_signed": "Serah terima per {cut_off} sudah ditandatangani, jadi isinya tidak"
    " dapat diubah. Buat serah terima baru bila perlu.",
    "handover_incomplete": "Belum dapat ditandatangani. Hitung dahulu, atau jelaskan"
    " selisihnya: {lines}.",
    "handover_changed": "Angka per {cut_off} sudah berubah sejak ditandatangani pihak pertama."
    " Batalkan serah terima ini, lalu buat yang baru.",
    "signature_required": "Yang menandatangani harus {name} sendiri. Bila ditandatangani di"
    " atas kertas, unggah dahulu berkas yang sudah ditandatangani.",
    "information_answered": "Permintaan informasi {number} sudah dijawab, dan jawabannya tidak"
    " diubah. Bila orangnya meminta lagi, catat sebagai permintaan baru.",
    "information_extended": "Waktu permintaan {number} sudah diperpanjang, dan itu hanya boleh"
    " sekali. Tulis jawabannya sebelum batas itu.",
}
