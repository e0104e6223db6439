-- One play, whole or not at all: nothing else runs in Redis meanwhile.
-- KEYS: codes not played (set), winners (hash by code), what is left of each prize (list)
-- ARGV: code, player, ticket id, time, a random number below 2^48
local code = ARGV[1]
if redis.call('SISMEMBER', KEYS[1], code) == 0 then
  if redis.call('HEXISTS', KEYS[2], code) == 1 then return { 'already-used' } end
  return { 'unknown-code' }
end

local left = redis.call('LRANGE', KEYS[3], 0, -1)
local total = 0
for ordinal = 1, #left do
  left[ordinal] = tonumber(left[ordinal])
  total = total + left[ordinal]
end
if total == 0 then return { 'no-prize' } end

-- 2^48 is so far above any stock that what the remainder favours is below one draw in a hundred million.
local target = tonumber(ARGV[5]) % total
local prize
for ordinal = 1, #left do
  if target < left[ordinal] then
    prize = ordinal - 1
    break
  end
  target = target - left[ordinal]
end

redis.call('SREM', KEYS[1], code)
redis.call('LSET', KEYS[3], prize, left[prize + 1] - 1)
redis.call('HSET', KEYS[2], code, cjson.encode({ id = ARGV[3], player = ARGV[2], prize = prize, at = ARGV[4] }))
return { 'won', prize }
