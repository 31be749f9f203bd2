"""What sellers and officers do at the desk: sign in, upload catalogues, read findings and decide about them."""
