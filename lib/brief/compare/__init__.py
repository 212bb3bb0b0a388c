"""What changed between two builds, and why. Imports publish and below."""
