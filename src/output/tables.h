// Placed points as a table for people, as CSV for spreadsheets and as JSON for programs. docs/points-json.md describes
// the JSON.
#pragma once

#include <string>
#include <vector>

#include "atlas/model.h"
#include "locate/placed.h"
#include "verify/certificate.h"

namespace jingluo::output {

struct Row {
    const atlas::Point* point = nullptr;
    const locate::PlacedPoint* placed = nullptr;
    verify::Certificate certificate;
    std::vector<const locate::PlacedAlternative*> alternatives;  // of `placed`
};

/// Columns aligned by what is seen (hanzi are two columns wide); lengths in mm.
std::string points_as_table(const std::vector<Row>& rows);
/// RFC 4180: quoted where needed, CRLF line ends, a header line; UTF-8.
std::string points_as_csv(const std::vector<Row>& rows);
/// An array with one object per point, member and side.
std::string points_as_json(const std::vector<Row>& rows);
/// Each scale with the landmarks that it spans, its cun by the standard, and its span and cun on this body.
std::string scales_as_table(const locate::Placements& placements, const atlas::Dictionary& dictionary);

}  // namespace jingluo::output
