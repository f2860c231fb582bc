"""The accountability report (LPJ): its chapters, one module each, and what makes it complete.

Source: PP 11/2021 Art. 58(6) for what it must tell; the order of chapters is that which
Musyawarah Desa knows.
"""
