"""What several acts share when they post; it asks for no permission, its acts do."""
