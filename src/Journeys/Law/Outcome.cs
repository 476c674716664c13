namespace Journeys.Law;

/// <summary>The closed vocabulary of an agency's answers; every answer that arrives is one of these.</summary>
public enum Outcome
{
    /// <summary>The case is registered; the answer carries its diarienummer.</summary>
    Received,
    /// <summary>Komplettering: what, from whom, by when.</summary>
    NeedsInfo,
    /// <summary>Sent on to the right authority (förvaltningslagen 20 §).</summary>
    Forwarded,
    /// <summary>Materially delayed, with reason and new date (förvaltningslagen 11 §).</summary>
    Delayed,
    /// <summary>Bifall; for a fetch: all data delivered.</summary>
    Approved,
    ApprovedWithConditions,
    /// <summary>Delvis bifall; for a fetch: some data delivered.</summary>
    PartlyApproved,
    /// <summary>Avslag.</summary>
    Rejected,
    /// <summary>Avvisning: not tried on its merits.</summary>
    Dismissed,
    /// <summary>Avskrivning, often after återkallelse.</summary>
    WrittenOff,
    /// <summary>There is nothing to decide, so there is no decision and no appeal.</summary>
    NoEntitlement,
    /// <summary>A register holds nothing about the person.</summary>
    NoData,
    /// <summary>A technical fault; the request is sent again.</summary>
    Unavailable,
    /// <summary>There is no legal basis or agreement for the exchange.</summary>
    Declined,
    /// <summary>Supersedes an earlier answer, which it names.</summary>
    Corrected,
    /// <summary>Voids an earlier answer, which it names.</summary>
    Annulled,
}
