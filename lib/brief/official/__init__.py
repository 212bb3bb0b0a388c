"""What the authorities counted, and how claims compare with it. Imports corpus and below."""
