"""Scripts that build the shipped tables; never imported by the package."""
