"""Read what is agreed, negotiated or broken out of the lines of an article, one event a clause."""
