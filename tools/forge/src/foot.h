// The foot, from the ankle to the toe tips.
#pragma once

#include <array>
#include <vector>

#include "part.h"
#include "skeleton.h"

namespace jingluo::forge {

/// One toe as a chain of round cones with a pad, in the foot's frame (u lateral, v up, w from heel to toes).
struct Toe {
    struct Joint {
        double u, v, w;
        double radius;  ///< half the height there
    };
    std::array<Joint, 5> chain;  ///< head of the metatarsal, shaft, two joints (great toe: waist and joint), tip
    double narrowing;            ///< height of a section in shares of its breadth
    Vec3 pad, pad_radii;
    double nail_half_width, nail_half_length;
    double nail_slope;  ///< how far the plate is tilted down towards the tip, degrees
    double nail_roll;   ///< and to the lateral side
};

class Foot : public Part {
  public:
    explicit Foot(const Skeleton& skeleton);

    [[nodiscard]] double distance(const Vec3& p) const override;
    [[nodiscard]] double lift(const Vec3& p) const override;
    [[nodiscard]] std::vector<Stroke> strokes(const Figure& whole) const override;
    [[nodiscard]] double edge_length(const Vec3& p) const override;
    [[nodiscard]] Box box() const override { return box_; }

    /// u lateral, v up, w from the heel to the toes; origin on the floor below the back of the heel.
    [[nodiscard]] const Frame& frame() const { return frame_; }
    /// From great to little toe: base, two joints (great toe: waist and joint), tip pad.
    [[nodiscard]] const std::array<std::vector<Vec3>, 5>& toes() const { return joints_; }
    [[nodiscard]] const std::array<Nail, 5>& nails() const { return nails_; }
    /// Edges of the webs between neighbouring toes, medial first; u, v, w in the foot's frame, a little inside the
    /// skin.
    [[nodiscard]] static const std::array<Vec3, 4>& webs();
    [[nodiscard]] static const std::array<Toe, 5>& toe_table();

  private:
    [[nodiscard]] double heel_and_instep(const Vec3& q) const;
    [[nodiscard]] double malleoli(const Vec3& p) const;
    /// Toes and the webs between them; q in the foot's frame.
    [[nodiscard]] double forefoot(const Vec3& q, double body) const;
    void build_nails();
    void ankle_strokes(const Figure& whole, std::vector<Stroke>& strokes) const;

    Skeleton skeleton_;
    Frame frame_;
    Sweep sole_;
    std::array<std::vector<Vec3>, 5> joints_;
    std::array<Nail, 5> nails_;
    Box toe_box_, box_;
};

/// Distance from the outline of a nail's plate, negative on the plate; place in the nail's frame, metres.
double toe_nail_outline(const Nail& nail, const Vec3& uvw);

/// Relief of a toe's nail: plate in its groove, folds at sides and root, free edge; metres.
double toe_nail_relief(const Nail& nail, const Vec3& p);

}  // namespace jingluo::forge
