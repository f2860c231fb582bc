"""Access: second factors, codes on paper, who must have what, and the log of all that."""
