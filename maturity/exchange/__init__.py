"""Files people bring and take: the questionnaire as a workbook or CSV and back, and the results to take along."""
