"""What is wished for, and what is not."""
