"""Learning the planner's facts from people's music: forms, progressions, changes of key."""
