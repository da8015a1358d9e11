-- Days of the last 90 on which a source that was heard of in that time sent nothing.
WITH heard AS (
    SELECT DISTINCT source, dt FROM events WHERE dt >= CAST(current_date - INTERVAL '90' DAY AS varchar)
  ),
  wanted AS (
    SELECT DISTINCT heard.source, CAST(date(calendar.day_of) AS varchar) AS missing_day
    FROM heard
    CROSS JOIN UNNEST(sequence(current_date - INTERVAL '90' DAY, current_date - INTERVAL '1' DAY)) AS calendar (day_of)
  )
SELECT wanted.source, wanted.missing_day
FROM wanted
LEFT JOIN heard ON heard.source = wanted.source AND heard.dt = wanted.missing_day
WHERE heard.dt IS NULL
ORDER BY wanted.source, wanted.missing_day;
