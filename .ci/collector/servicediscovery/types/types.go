package types

type HealthStatusFilter string

const HealthStatusFilterHealthy HealthStatusFilter = "HEALTHY"

type HttpInstanceSummary struct{ Attributes map[string]string }
