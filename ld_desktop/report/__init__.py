"""Reports: from what was established to pages, signature and verification; recalculates nothing."""
