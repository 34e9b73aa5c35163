"""Parts about evidence that several pages share."""
