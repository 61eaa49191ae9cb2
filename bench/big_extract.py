"""An invented extract as large as a big city's ten years: a portal's 29 columns, with all that is odd in them."""

from __future__ import annotations

from pathlib import Path

import duckdb

ROWS = 5_000_000

# Everything hangs on hashes of the row's number, so that the same number of rows is the same file everywhere.
_ROWS = r"""
WITH numbered AS (
    SELECT i, (hash(i) % 1000)::INT AS a, (hash(i + 1000000007) % 1000)::INT AS b, (hash(i * 3 + 5) % 100000)::INT AS c,
        (hash(i * 7 + 11) % 1000000)::INT AS d
    FROM range({rows}) AS t(i)
), timed AS (
    SELECT *,
        TIMESTAMP '2016-01-01 00:00:00' + to_seconds((i * {days} * 86400 // {rows} + d % 40000)::BIGINT) AS opened,
        CASE
            WHEN a < 60 THEN NULL                                        -- open
            WHEN a < 110 THEN 0                                          -- staff, noting what is done
            WHEN a = 110 THEN -d                                         -- closed before it was opened
            ELSE (exp(6 + (c % 1000) / 100.0))::BIGINT                   -- seven minutes to three months
        END AS took,
        CASE WHEN b % 5 = 0 THEN NULL ELSE 86400 * [1, 2, 3, 5, 10, 30][1 + b % 6] END AS promised
    FROM numbered
), told AS (
    SELECT *, opened + to_seconds(took) AS closed, opened + to_seconds(promised) AS target,
        ['Request for Pothole Repair', 'Requests for Street Cleaning', 'Street Light Outages', 'Missed Trash/Recycling',
         'Schedule a Bulk Item Pickup', 'Tree Maintenance Requests', 'Graffiti Removal', 'Abandoned Vehicles',
         'Sign Repair', 'Parking Enforcement', 'Unsatisfactory Living Conditions', 'General Comments, "Other"',
         'Needle Pickup', 'Rodent Activity', 'Poor Conditions of Property', 'Sidewalk Repair (Make Safe)'] AS types,
        ['Dorchester', 'Roxbury', 'Allston / Brighton', 'Jamaica Plain', 'East Boston', 'Hyde Park', 'Back Bay', ' ',
         '', 'South Boston', 'Mattapan', 'Charlestown'] AS areas,
        ['Washington St', 'Centre St', 'Blue Hill Ave', 'Main St'] AS streets,
        'https://photos.example.org/media/boston/report/photos/' AS photos
    FROM timed
)
SELECT
    101000000000 + i - CASE WHEN c = 7 THEN 1 ELSE 0 END AS case_enquiry_id,
    CASE WHEN c = 8 THEN 'not known' ELSE strftime(opened, '%Y-%m-%d %H:%M:%S') END AS open_dt,
    strftime(target, '%Y-%m-%d %H:%M:%S') AS target_dt,
    strftime(closed, '%Y-%m-%d %H:%M:%S') AS closed_dt,
    CASE WHEN closed > target OR closed IS NULL AND b % 2 = 0 THEN 'OVERDUE' ELSE 'ONTIME' END AS ontime,
    CASE WHEN closed IS NULL THEN 'Open' ELSE 'Closed' END AS case_status,
    CASE
        WHEN closed IS NULL THEN ' '
        WHEN b < 30 THEN 'Case Closed Case Invalid Duplicate of Existing Case ' || strftime(closed, '%Y-%m-%d')
        WHEN b < 250 THEN 'Case Closed. Closed date : ' || strftime(closed, '%a %b %d %H:%M:%S') || chr(10)
            || 'Noted: crew said "all done", ' || (d % 90) || ' minutes' || chr(10)
        ELSE 'Case Closed. Closed date : ' || strftime(closed, '%Y-%m-%d %H:%M:%S.0') || ' Case Resolved'
    END AS closure_reason,
    types[1 + (b * a) % 16] AS case_title,
    ['Public Works Department', 'Transportation - Traffic Division', 'Inspectional Services', 'Parks & Recreation']
        [1 + (b * a) % 16 % 4] AS subject,
    ['Highway Maintenance', 'Street Cleaning', 'Street Lights', 'Sanitation', 'Enforcement & Abandoned Vehicles']
        [1 + (b * a) % 16 % 5] AS reason,
    types[1 + (b * a) % 16] AS type,
    'PWDx_District ' || (1 + a % 10) || ': ' || areas[1 + a % 7] AS queue,
    ['PWDx', 'BTDT', 'ISD', 'PARK'][1 + (b * a) % 16 % 4] AS department,
    CASE WHEN a % 3 = 0 THEN photos || md5(i::VARCHAR) || '/photo.jpg' END AS submittedphoto,
    CASE WHEN b % 9 = 0 THEN photos || md5(d::VARCHAR) || '/closed.jpg' END AS closedphoto,
    CASE
        WHEN b % 50 = 0 THEN ''
        ELSE (1 + c % 300) || ' ' || streets[1 + c % 4] || '  ' || areas[1 + a % 7] || '  MA  02' || (101 + a % 30)
    END AS location,
    1 + a % 12 AS fire_district, lpad((1 + a % 10)::VARCHAR, 2, '0') AS pwd_district, a % 10 AS city_council_district,
    'D' || (1 + a % 14) AS police_district, areas[1 + a % 12] AS neighborhood,
    1 + a % 15 AS neighborhood_services_district,
    'Ward ' || (1 + a % 22) AS ward, lpad((a * 7 % 2200)::VARCHAR, 4, '0') AS precinct,
    (1 + c % 300) || ' ' || streets[1 + c % 4] AS location_street_name,
    CASE WHEN b % 6 > 0 THEN '02' || (101 + a % 30) END AS location_zipcode,
    round(42.25 + c / 700000.0, 6) AS latitude, round(-71.15 + d / 7000000.0, 6) AS longitude,
    ['Constituent Call', 'Citizens Connect App', 'Employee Generated', 'City Worker App', 'Self Service', 'Twitter',
     'Constituent Call', 'Citizens Connect App', 'Constituent Call', ''][1 + (b * 31 + c) % 10] AS source
FROM told
"""


def make_extract(path: Path, rows: int = ROWS) -> None:
    """Write the extract as CSV: about 400 bytes a row."""
    days = max(1, 3650 * rows // ROWS)
    with duckdb.connect(":memory:") as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"COPY ({_ROWS.format(rows=rows, days=days)}) TO '{path}' (HEADER, DELIMITER ',')")
