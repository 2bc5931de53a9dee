"""What an instructor takes away: questions, links and pictures as files for other programs."""
