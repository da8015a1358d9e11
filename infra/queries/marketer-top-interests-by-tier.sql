-- Categories with most strongly interested customers, and how many of those are core customers.
SELECT
  interest.path,
  count(*) AS strongly_interested,
  count_if(tier = 'core') AS of_core
FROM customers
CROSS JOIN UNNEST(CAST(json_parse(interests) AS map(varchar, double))) AS interest (path, score)
WHERE interest.score >= 5
GROUP BY interest.path
ORDER BY strongly_interested DESC
LIMIT 50;
