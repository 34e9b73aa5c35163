"""An auditor's half-day: the sample, its points, the findings and the replies."""
