-- Rows that each drop brought to the last 7 days; the file's name begins with the drop's id.
SELECT dt, regexp_extract("$path", '([0-9a-f]{20})-\d+\.parquet$', 1) AS drop_id, source, count(*) AS accepted
FROM events
WHERE dt >= CAST(current_date - INTERVAL '7' DAY AS varchar)
GROUP BY dt, "$path", source
ORDER BY dt DESC, accepted DESC;
