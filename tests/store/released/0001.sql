-- What the release with step 0001 could have stored. A later release adds a file beside it, and never changes this one.
INSERT INTO assessments (id, browser, framework_id, framework_version, framework_checksum, created_at, updated_at, place)
VALUES ('old', 'hash', 'example', '1.0.0', :checksum, '2026-01-01T00:00:00.000000+00:00', '2026-01-02T00:00:00.000000+00:00', 'question?f=phone.answered');
INSERT INTO fields (assessment_id, section, key, value, aside) VALUES ('old', 'center', 'name', '"Old Town"', 0);
INSERT INTO fields (assessment_id, section, key, value, aside)
VALUES ('old', 'answer', 'gone.feature', '{"state":"answered","option":"yes","note":"☎ مركز"}', 1);
INSERT INTO snapshots (id, assessment_id, number, framework_checksum, submitted_at, record, sha256)
VALUES ('taken', 'old', 1, :checksum, '2026-01-01T00:00:00.000000+00:00', '{}', 'sum');
