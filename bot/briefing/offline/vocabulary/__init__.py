"""Know the words and phrases of agreements, in six languages."""
