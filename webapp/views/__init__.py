"""The pages: one blueprint a module. A view loads, works, acts, says, goes."""
