"""`python -m bot` is `communique`."""

from bot.cli import main

main()
