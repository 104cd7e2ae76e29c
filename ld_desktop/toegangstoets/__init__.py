"""The toegangstoets: from answers to whether someone belongs to the target group of the pilot, with the reasons."""
