"""Text as rules see it: views with exact ways back to the text as given. Text changes here and nowhere else."""
