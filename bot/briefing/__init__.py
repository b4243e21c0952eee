"""Write briefings: what an article says of parties, agreements, sectors and figures, each with its proof."""
