"""Policy documents in, a briefing out in which every number can be traced to the words it was quoted from."""
