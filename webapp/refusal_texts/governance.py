"""What deliberations, decisions, papers, organs and cooperation refuse."""

TEXTS: dict[str, str] = {
    "decision": "Ini memerlukan keputusan musyawarah yang sesuai. Periksa keputusannya.",
    "decision_required": "Ini hanya boleh dicatat dengan keputusan: {wanted}. Catat dahulu"
    " keputusan musyawarahnya, lalu pilih nomornya.",
    "wrong_decision": "Keputusan {number} tentang hal lain: {decided}. Yang diperlukan:"
    " {wanted}. Pilih keputusan yang sesuai.",
    "decision_too_late": "Keputusan {number} baru diambil pada {decided_on}, sesudah {on}."
    " Pilih tanggal sesudah keputusan itu.",
}
