"""Statements as banks write them, invented."""

from __future__ import annotations

BRI = """PT BANK RAKYAT;;;;;
Nama;BUM DESA MAJU JAYA;;;;
Tanggal Transaksi;Uraian Transaksi;Teller;Debet;Kredit;Saldo
02/01/25 09:11:00;SETORAN TUNAI;8888;0.00;150,000.00;1,150,000.00
05/01/25 10:00:00;TRF KE CV PANGAN;8888;200,000.00;0.00;950,000.00
31/01/25 23:59:59;BUNGA TABUNGAN;;0.00;1,250.50;951,250.50
31/01/25 23:59:59;PAJAK BUNGA;;250.10;0.00;951,000.40
31/01/25 23:59:59;BIAYA ADM;;5,500.00;0.00;945,500.40
;TOTAL MUTASI;;205750.10;151250.50;
"""

BCA = """No. rekening,:,'0123456789,,
Periode,:,01/01/2025 - 31/01/2025,,
Tanggal,Keterangan,Cabang,Jumlah,,Saldo
'05/01,TRSF E-BANKING DB,'0000,"200,000.00",DB,"800,000.00"
,CV PANGAN,,,,
'31/01,BIAYA ADM,'0000,"15,000.00",DB,"785,000.00"
"""

BPD = """Tgl\tUraian\tDebet\tKredit\tSaldo
31 Jan 2025\tBIAYA ADMINISTRASI\t5.000,00\t\t995.000,00
15-01-2025\tSetoran QRIS\t\t25.000,00\t1.000.000,00
"""
