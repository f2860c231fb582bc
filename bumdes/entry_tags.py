"""What entries say of themselves in tags, whoever records them."""

KIND_TAG, COUNTERPARTY_TAG = "transaction", "counterparty"
"""The kind of transaction, and who paid or was paid."""
