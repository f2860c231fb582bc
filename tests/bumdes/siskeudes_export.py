"""Exports of a village's own books, made for the tests."""

from __future__ import annotations

import io
import zipfile

HEADINGS = {
    "Ta_SPP": "Tahun,No_SPP,Tgl_SPP,Jn_SPP,Kd_Desa,Keterangan,Jumlah,Potongan,Status",
    "Ta_SPPRinci": "Tahun,Kd_Desa,No_SPP,Kd_Keg,Kd_Rincian,Sumberdana,Nilai",
    "Ta_Pencairan": "Tahun,No_Cek,No_SPP,Tgl_Cek,Kd_Desa,Keterangan,Jumlah,Potongan,KdBayar",
    "Ta_TBP": "Tahun,No_Bukti,Tgl_Bukti,Kd_Desa,Uraian,Nm_Penyetor,Jumlah",
    "Ta_TBPRinci": "Tahun,No_Bukti,Kd_Desa,Kd_Keg,Kd_Rincian,RincianSD,SumberDana,Nilai",
}

ORDER = "2025,SPP/7,2025-03-10,LS,01.2001.,Penyertaan modal Perdes 3/2025,,,1"
ORDER_LINE = "2025,01.2001.,SPP/7,,6.2.2.01.,DDS,50000000.00"
CHEQUE = "2025,CEK/7,SPP/7,2025-03-14,01.2001.,,,,1"
SLIP = "2025,TBP/2,2025-04-02,01.2001.,Bagi hasil BUM Desa,Bendahara,10000000"
SLIP_LINE = "2025,TBP/2,01.2001.,,4.1.1.01.,,PAD,10000000.0000"

ROWS = {
    "Ta_SPP": [ORDER],
    "Ta_SPPRinci": [ORDER_LINE, "2025,01.2001.,SPP/7,,5.2.1.01.,DDS,7000000"],
    "Ta_Pencairan": [CHEQUE],
    "Ta_TBP": [SLIP],
    "Ta_TBPRinci": [SLIP_LINE, "2025,TBP/2,01.2001.,,4.2.1.01.,,DDS,900000000"],
}


def export(delimiter=",", encoding="utf-8", folder="", without=(), headings=(), **rows):
    """Return the bytes of a ZIP file; *rows* and *headings* replace the usual ones."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for table, usual in (HEADINGS | dict(headings)).items():
            if table not in without:
                lines = [usual, *rows.get(table, ROWS[table])]
                text = "\r\n".join(lines).replace(",", delimiter)
                archive.writestr(f"{folder}{table}.csv", text.encode(encoding))
    return content.getvalue()
