"""What the network learns, a module for each kind of answer."""
