"""What the payroll refuses, and rates that are asked for a day outside their table."""

TEXTS: dict[str, str] = {
    "payroll": "Gaji tidak dapat dihitung atau dibayar seperti ini. Periksa daftar gaji bulan"
    " itu dan isiannya.",
    "payroll_stage": "Daftar gaji {month} masih {stage}, padahal langkah ini memerlukan yang"
    " {needed}. Buka daftar gajinya, lalu selesaikan langkah sebelumnya.",
    "nobody_to_pay": "Tidak ada pegawai yang bekerja pada {month}. Tambahkan dahulu orangnya.",
    "deducted_too_much": "Upah {name} hanya {pay}, jadi potongan {deducted} terlalu besar."
    " Kurangi potongannya, atau bagi atas beberapa bulan.",
    "wage_overpaid": "Yang masih harus dibayar kepada {party} hanya {left}, bukan {asked}. Isi"
    " paling banyak sisanya; kelebihannya catat sebagai kasbon.",
    "wage_paid": "{month} tidak dapat dibatalkan, sebab {party} sudah dibayar."
    " Batalkan dahulu pembayarannya.",
    "daily_pay_too_high": "Tarif pajak harian hanya sampai {most} sehari, sedangkan upahnya"
    " {pay}. Catat sebagai pegawai bulanan, atau tanyakan kantor pajak.",
    "rate_outside_dates": "Tabel {what} belum memuat tarif {which} untuk {on}. Pilih tanggal"
    " lain, atau perbarui aplikasi.",
}
