"""Write the headline and the summary out of sentences of the article."""
