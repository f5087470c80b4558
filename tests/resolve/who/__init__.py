"""Who: names, candidates, merging, offices, contradictions."""
