-- What the release with step 0002 added: private copies and who invites to them.
INSERT INTO assessments (id, framework_id, framework_version, framework_checksum, created_at, updated_at, part_of)
VALUES ('copy', 'example', '1.0.0', :checksum, '2026-01-01T00:00:00.000000+00:00', '2026-01-02T00:00:00.000000+00:00', 'old');
INSERT INTO snapshots (id, assessment_id, number, framework_checksum, submitted_at, record, sha256)
VALUES ('handed', 'copy', 1, :checksum, '2026-01-01T00:00:00.000000+00:00', '{}', 'sum');
INSERT INTO members (id, number, name, joined_at, handed_in) VALUES ('copy', 1, 'Ben', '2026-01-01T00:00:00.000000+00:00', 'handed');
INSERT INTO invitations (token, assessment_id, seed, opened_at, closed_at)
VALUES ('token', 'old', 'seed', '2026-01-01T00:00:00.000000+00:00', NULL);
