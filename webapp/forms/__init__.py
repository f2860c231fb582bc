"""Forms: from what people type to what the acts take, one module an area."""
