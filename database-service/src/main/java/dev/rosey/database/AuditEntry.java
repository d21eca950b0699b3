package dev.rosey.database;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One write of a plugin: who, what and how long, never a value. */
@Entity
@Table(name = "audit", schema = TenantConnections.OWN)
class AuditEntry {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "written_at", nullable = false)
    private Instant at;

    @Column(name = "plugin", nullable = false)
    private String plugin;

    @Column(name = "statement", nullable = false)
    private String statement;

    @Column(name = "duration_us", nullable = false)
    private long durationMicros;

    @Column(name = "row_count", nullable = false)
    private long rows;

    @Column(name = "trace_id", nullable = false)
    private String traceId;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected AuditEntry() {}

    AuditEntry(UUID id, Instant at, String plugin, String statement, long durationMicros, long rows, String traceId) {
        this.id = id;
        this.at = at;
        this.plugin = plugin;
        this.statement = statement;
        this.durationMicros = durationMicros;
        this.rows = rows;
        this.traceId = traceId;
    }
}
