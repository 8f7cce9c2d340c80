"""Measures go in; the lists, the plan and the cards of reconnection come out, each place with reasons."""
