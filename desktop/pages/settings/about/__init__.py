"""Settings, About us: what the organisation says of itself once, quoted wherever it is asked."""
