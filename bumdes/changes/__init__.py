"""What people change in place: kept with what stood there before."""
