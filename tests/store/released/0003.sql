-- What the release with step 0003 added: rounds of a cohort, what comparing kept of them, and who may see what.
INSERT INTO cohorts (id, name, owner, created_at) VALUES ('cohort', 'Seven Hills', 'hash', '2026-01-01T00:00:00.000000+00:00');
INSERT INTO centers (id, cohort_id, number, alias, name, sharing) VALUES ('center', 'cohort', 1, 17, 'Springfield 311', 'alias');
INSERT INTO rounds (id, cohort_id, number, name, framework_id, framework_version, framework_checksum, opened_at, due, closed_at)
VALUES ('round', 'cohort', 1, 'Spring', 'example', '1.0.0', :checksum, '2026-01-01T00:00:00.000000+00:00', '2026-03-31', NULL);
INSERT INTO entries (id, round_id, center_id, token, seed, invited_at, expires_at, assessment_id, snapshot_id, counted_at, late)
VALUES ('entry', 'round', 'center', 'token', 'seed', '2026-01-01T00:00:00.000000+00:00', '2026-04-30T00:00:00.000000+00:00', 'old', 'taken', '2026-01-02T00:00:00.000000+00:00', 0);
INSERT INTO digests (snapshot_id, kind, content) VALUES ('taken', 'digest-1', '{}');
INSERT INTO grants (holder, target, role, granted_at) VALUES ('hash of ben', 'cohort', 'facilitator', '2026-01-03T00:00:00.000000+00:00');
INSERT INTO resume_links (token, assessment_id, made_at, expires_at, closed_at)
VALUES ('hash of a token', 'old', '2026-01-03T00:00:00.000000+00:00', '2026-02-03T00:00:00.000000+00:00', NULL);
INSERT INTO access_log (at, holder, role, action, target, allowed)
VALUES ('2026-01-03T00:00:00.000000+00:00', 'hash of ben', 'facilitator', 'open', 'cohort', 1);
