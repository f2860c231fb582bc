"""Proofs: which entries papers prove, those that came later, and which need one."""
