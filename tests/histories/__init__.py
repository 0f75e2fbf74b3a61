"""Replayed histories: a programme is edited at random and published each time, and subscribers follow along."""
