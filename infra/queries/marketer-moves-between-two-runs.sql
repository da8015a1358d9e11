-- From which tier to which customers moved. Asks for two runs: the earlier, then the later, such as 2026-01-31T03-00-00Z-1a2b3c.
WITH earlier AS (SELECT user_id, tier FROM profiles WHERE run = ?),
  later AS (SELECT user_id, tier FROM profiles WHERE run = ?)
SELECT earlier.tier AS tier_before, later.tier AS tier_after, count(*) AS customers
FROM earlier
JOIN later ON earlier.user_id = later.user_id
GROUP BY earlier.tier, later.tier
ORDER BY customers DESC;
