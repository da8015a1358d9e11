-- Files and rows of each day of the last year, to see what a run has to read.
SELECT dt, count(DISTINCT "$path") AS files, count(*) AS accepted, max("$file_size") AS largest_file_bytes
FROM events
WHERE dt >= CAST(current_date - INTERVAL '1' YEAR AS varchar)
GROUP BY dt
ORDER BY dt DESC;
